# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""`python -m samenhang` is the command line."""

from samenhang.cli import main

if __name__ == "__main__":
    main()

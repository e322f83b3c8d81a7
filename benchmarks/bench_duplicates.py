# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""How fast near-duplicates are found among many texts, and how well; what cost follows is shown by a tenth of
them.

Run `python -m benchmarks.bench_duplicates [TEXTS]` (50,000). The texts are made up: nine in ten stand
alone, one in twenty is a reprint of another under its own letterhead, one in twenty a revision of it in a
number or a word. All share sentences, as letters do. The peer is the comparison of every pair by the sets
of shingles alone, measured on a few hundred texts and reckoned on to all. Prints one JSON object.
"""

from __future__ import annotations

import json
import random
import resource
import sys
import time
from itertools import combinations

import numpy as np

from samenhang.linking.duplicates import Cluster, clusters, shingles, signature, words_of

LENGTH = 350  # words of a text
PEERS = 300


def corpus(count: int) -> tuple[dict[str, str], dict[str, str]]:
    """Texts by key, and which of them are the same document as which other."""
    chance = random.Random(20261125)
    stock = ["".join(chance.choices("aeioubdfghklmnprstvw", k=chance.randint(2, 10))) for _ in range(20_000)]
    phrases = [" ".join(chance.choices(stock, k=12)) for _ in range(400)]
    texts: dict[str, str] = {}
    same: dict[str, str] = {}
    for number in range(count):
        key = f"{number:06}"
        if number % 20 == 18:
            same[key] = f"{number - 1:06}"
            texts[key] = f"{' '.join(chance.choices(stock, k=12))} {texts[same[key]]}"
        elif number % 20 == 19:
            words = texts[f"{number - 3:06}"].split()
            words[chance.randrange(50, 300)] = chance.choice(
                ("niet", "geen", str(chance.randrange(100, 999)))
            )
            texts[key] = " ".join(words)
        else:
            texts[key] = " ".join([*chance.choices(phrases, k=4), *chance.choices(stock, k=LENGTH - 48)])
    return texts, same


def found_in(texts: dict[str, str]) -> tuple[float, float, tuple[Cluster, ...]]:
    """Seconds of the processor to sign and to gather, and the clusters."""
    start = time.process_time()
    signatures = {key: signature(text) for key, text in texts.items()}
    signed = time.process_time()
    found = clusters(signatures, lambda key: words_of(texts[key]))
    return signed - start, time.process_time() - signed, found


def every_pair(texts: list[str]) -> float:
    """Seconds for one pair, where every pair is compared."""
    sets = [shingles(words_of(text)) for text in texts]
    start = time.process_time()
    for one, two in combinations(sets, 2):
        np.intersect1d(one, two, assume_unique=True)
    return (time.process_time() - start) / (len(sets) * (len(sets) - 1) / 2)


def main(count: int) -> None:
    """Print what was measured."""
    texts, same = corpus(count)
    tenth = dict(list(texts.items())[: count // 10])
    small = found_in(tenth)
    signing, gathering, found = found_in(texts)
    pairs = {(key, cluster.leader) for cluster in found for key, _ in cluster.others}
    peer = every_pair(list(texts.values())[:PEERS]) * count * (count - 1) / 2
    told = {
        "texts": count,
        "megabytes": round(sum(map(len, texts.values())) / 1e6, 1),
        "sign_seconds": round(signing, 2),
        "gather_seconds": round(gathering, 2),
        "texts_per_second": round(count / (signing + gathering)),
        "tenfold_costs": round((signing + gathering) / (small[0] + small[1]), 1),
        "found": len(pairs & set(same.items())) / len(same),
        "wrong": len(pairs - set(same.items())),
        "peer_every_pair_seconds": round(peer),
        "times_faster_than_peer": round(peer / (signing + gathering)),
        "peak_megabytes": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }
    print(json.dumps(told))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 50_000)

# SPDX-FileCopyrightText: 2026 Samenhang contributors
# SPDX-License-Identifier: EUPL-1.2
"""The words of the report on expert judgement, in Dutch and English."""

from __future__ import annotations

DUTCH = {
    "title": "Oordeel van deskundigen",
    "lead": "{experts} deskundigen, {items} vragen, waarvan {seeds} met bekend antwoord.",
    "method": "Methode: het klassieke model van Cooke (1991).",
    "ties": "Kalibraties die minder dan {tie} (relatief) verschillen, tellen als één.",
    "experts": "Deskundigen: kalibratie en informatie",
    "makers": "Samengestelde oordelen",
    "weights": "Gewichten",
    "items": "Antwoorden per vraag",
    "robustness": "Robuustheid",
    "validation": "Kruisvalidatie",
    "expert": "deskundige",
    "name": "naam",
    "seeds": "beantwoorde toetsvragen",
    "calibration": "kalibratie",
    "info_seed": "informatie (toetsvragen)",
    "info_all": "informatie (alle vragen)",
    "combined": "gecombineerde score",
    "alpha": "drempel",
    "who": "wie",
    "realisation": "bekende uitkomst",
    "scale": "schaal",
    "uni": "gelijkmatig",
    "log": "logaritmisch",
    "unit": "eenheid",
    "data": "De getallen bij dit beeld",
    "picture_of": "Beeld van",
    "picture": "Per rij het bereik van het laagste tot het hoogste percentiel; de ruit is het middelste.",
    "truth": "De streeplijn is de bekende uitkomst.",
    "left_out": "weggelaten",
    "without_items": "{plan}: {size} toetsvragen weggelaten ({reckoned} van {possible} combinaties)",
    "without_experts": "{plan}: {size} deskundigen weggelaten ({reckoned} van {possible} combinaties)",
    "held": "Gewogen op {size} toetsvragen en beoordeeld op de overige: de gecombineerde score is gemiddeld "
    "(meetkundig) {ratio} maal die van gelijke gewichten; beter in {better} van {reckoned} gevallen "
    "(van {possible} mogelijke).",
    "mean_weight": "Van gewichten per vraag staat hier het gemiddelde over de vragen.",
    "none": "geen",
}

ENGLISH = {
    "title": "Expert judgement",
    "lead": "{experts} experts, {items} items, of which {seeds} with a known answer.",
    "method": "Method: the Classical Model of Cooke (1991).",
    "ties": "Calibrations that differ by less than {tie} (relative) count as one.",
    "experts": "Experts: calibration and information",
    "makers": "Decision makers and pools",
    "weights": "Weights",
    "items": "Answers by item",
    "robustness": "Robustness",
    "validation": "Cross-validation",
    "expert": "expert",
    "name": "name",
    "seeds": "seeds answered",
    "calibration": "calibration",
    "info_seed": "information (seeds)",
    "info_all": "information (all items)",
    "combined": "combined score",
    "alpha": "cut-off",
    "who": "who",
    "realisation": "realisation",
    "scale": "scale",
    "uni": "uniform",
    "log": "logarithmic",
    "unit": "unit",
    "data": "The numbers of this picture",
    "picture_of": "Picture of",
    "picture": "A row runs from the lowest to the highest percentile; the diamond is the middle one.",
    "truth": "The dashed line is the realisation.",
    "left_out": "left out",
    "without_items": "{plan}: {size} seeds left out ({reckoned} of {possible} combinations)",
    "without_experts": "{plan}: {size} experts left out ({reckoned} of {possible} combinations)",
    "held": "Weighed on {size} seeds and scored on the others: the combined score is on average (geometric) "
    "{ratio} times that of equal weights; better in {better} of {reckoned} cases (of {possible} possible).",
    "mean_weight": "Of item weights this is the mean over the items.",
    "none": "none",
}

WORDS = {"nl": DUTCH, "en": ENGLISH}

"""Writes principal_components.json: principal component analysis by scikit-learn of three small matrices.

Run in a throw-away environment with numpy and scikit-learn: python make_principal_components.py > principal_components.json
Values are rounded so that float32 holds them exactly.
"""
import json

import numpy as np
from sklearn.decomposition import PCA


def case(rows, columns, rank, components, seed):
    draw = np.random.default_rng(seed)
    values = draw.normal(size=(rows, rank)) * (rank - np.arange(rank)) @ draw.normal(size=(rank, columns))
    values += 0.2 * draw.normal(size=(rows, columns)) + 3 * draw.normal(size=columns)
    values = np.round(values * 64) / 64
    further = np.round(draw.normal(size=(3, columns)) * 64) / 64
    fitted = PCA(n_components=components, svd_solver="full").fit(values)
    return {
        "values": values.tolist(),
        "mean": fitted.mean_.tolist(),
        "axes": fitted.components_.tolist(),
        "variance": fitted.explained_variance_.tolist(),
        "variance_ratio": fitted.explained_variance_ratio_.tolist(),
        "coordinates": fitted.transform(values).tolist(),
        "further": further.tolist(),
        "further_coordinates": fitted.transform(further).tolist(),
    }


print(json.dumps({
    "tall": case(60, 7, 3, 3, 1),
    "wide": case(8, 20, 4, 2, 2),
    "square": case(5, 5, 2, 3, 3),
}))

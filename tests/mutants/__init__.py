"""Single faults, made by tables from valid plans: each must give one finding, at its place.

    make mutants [SEED=…] [N=…]

rows.py says what a row of a table is: where a fault can be made, how, and where it must be told.
tables/ has one module a topic; every match in every valid plan (plans.py) with every replacement
(replacements.py) is a candidate (candidates.py), and a seeded sample of them is run (bench.py),
alone and in pairs. whole_files.py makes faults that are no change of a text; valid.py makes
changes that must give nothing.
"""

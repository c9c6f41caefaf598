"""Runs Splink on cleaned customers and prints JSON: seconds per stage, candidate pairs, memory, accuracy.

    python run_splink.py CLEAN.csv '[["email"], ["last_name", "dob"], ...]' THREADS

The second argument lists the blocking rules; a key is a column, or `column[0:1]` for its first character. The model follows
Splink's documentation: the prior from deterministic rules, u from random pairs, m by expectation maximisation.
"""

import contextlib
import json
import logging
import resource
import sys
import time

import duckdb
import splink
import splink.comparison_level_library as cll
import splink.comparison_library as cl
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

THRESHOLD = 0.95


def main(csv, rules, threads):
    logging.getLogger("splink").setLevel(logging.ERROR)
    con = duckdb.connect()
    con.execute(f"set threads={threads}")
    con.execute("set enable_progress_bar=false")
    api = DuckDBAPI(connection=con)
    clock = Clock()

    with clock.stage("load"):
        con.execute(
            "create table input as select record_id::int as record_id, * exclude (record_id, entity_id) "
            f"from read_csv('{csv}', all_varchar=true, header=true, nullstr='')"
        )
        linker = Linker(api.register("input"), settings(rules))
    with clock.stage("prior + u"):
        linker.training.estimate_probability_two_random_records_match(
            [block_on("email", "last_name"), block_on("first_name", "last_name", "dob"), block_on("phone", "first_name")],
            recall=0.75,
        )
        linker.training.estimate_u_using_random_sampling(max_pairs=1e7, seed=1)
    with clock.stage("EM"):
        for rule in (block_on("email"), block_on("last_name", "dob")):
            linker.training.estimate_parameters_using_expectation_maximisation(
                rule, estimate_without_term_frequencies=True
            )
    with clock.stage("block"):
        blocked = linker.inference.compute_blocked_pairs_for_predict()
    with clock.stage("predict"):
        predictions = linker.inference.predict(warning_mode="never")
    with clock.stage("cluster"):
        clusters = linker.clustering.cluster_pairwise_predictions_at_threshold(
            predictions, threshold_match_probability=THRESHOLD
        )
    seconds = clock.seconds | {"total": time.perf_counter() - clock.started}
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    pairs = con.execute(f"select count(*) from {blocked.physical_name}").fetchone()[0]
    return {
        "versions": f"Splink {splink.__version__}, DuckDB {duckdb.__version__}",
        "seconds": seconds,
        "candidatePairs": pairs,
        "peakRssMegabytes": peak,
        **accuracy(con, csv, predictions.physical_name, clusters.physical_name),
    }


def settings(rules):
    frequent = {"term_frequency_adjustments": True}
    return SettingsCreator(
        link_type="dedupe_only",
        unique_id_column_name="record_id",
        blocking_rules_to_generate_predictions=[block_on(*map(key_sql, rule)) for rule in rules],
        comparisons=[
            cl.JaroWinklerAtThresholds("first_name", [0.92, 0.85, 0.7]).configure(**frequent),
            cl.JaroWinklerAtThresholds("last_name", [0.92, 0.85, 0.7]).configure(**frequent),
            cl.LevenshteinAtThresholds("dob", [1, 2]),
            cl.CustomComparison(
                output_column_name="email",
                comparison_levels=[
                    cll.NullLevel("email"),
                    exact_by_frequency("email"),
                    cll.ExactMatchLevel("email_local"),
                    cll.JaroWinklerLevel("email", 0.92),
                    cll.JaroWinklerLevel("email", 0.85),
                    cll.ElseLevel(),
                ],
            ),
            cl.LevenshteinAtThresholds("phone", [1, 2]).configure(**frequent),
            cl.CustomComparison(
                output_column_name="location",
                comparison_levels=[
                    cll.CustomLevel(no_place("l") + " OR " + no_place("r")).configure(is_null_level=True),
                    cll.And(cll.ExactMatchLevel("address"), cll.ExactMatchLevel("postcode")),
                    cll.And(cll.JaroWinklerLevel("address", 0.9), cll.ExactMatchLevel("postcode")),
                    exact_by_frequency("postcode"),
                    cll.ExactMatchLevel("address"),
                    exact_by_frequency("city"),
                    cll.ElseLevel(),
                ],
            ),
            cl.ExactMatch("company").configure(**frequent),
        ],
        retain_matching_columns=False,
        retain_intermediate_calculation_columns=False,
    )


def exact_by_frequency(column):
    return cll.ExactMatchLevel(column, term_frequency_adjustments=True)


def no_place(side):
    return f"(address_{side} IS NULL AND postcode_{side} IS NULL AND city_{side} IS NULL)"


def key_sql(key):
    return f"substr({key[:-5]}, 1, 1)" if key.endswith("[0:1]") else key


def accuracy(con, csv, predictions, clusters):
    """Pairs at the threshold, and clusters, against the people behind the records."""
    con.execute(
        f"create table truth as select record_id::int as id, entity_id as entity from read_csv('{csv}', all_varchar=true)"
    )
    true_pairs = value(con, "select sum(n * (n - 1) // 2) from (select count(*) n from truth group by entity)")
    found = value(con, f"select count(*) from {predictions} where match_probability >= {THRESHOLD}")
    right = value(
        con,
        f"select count(*) from {predictions} p join truth a on a.id = p.record_id_l join truth b on b.id = p.record_id_r "
        f"where p.match_probability >= {THRESHOLD} and a.entity = b.entity",
    )
    reached = value(
        con,
        f"select count(*) from {predictions} p join truth a on a.id = p.record_id_l join truth b on b.id = p.record_id_r "
        "where a.entity = b.entity",
    )
    con.execute(
        "create table cells as select cluster_id as c, entity as e, count(*) as n "
        f"from {clusters} join truth on id = record_id group by all"
    )
    clustered = value(con, "select sum(k * (k - 1) // 2) from (select sum(n) k from cells group by c)")
    joined = value(con, "select sum(n * (n - 1) // 2) from cells")
    records = value(con, "select count(*) from truth")
    by = "select sum(n * n / k) from cells join (select {0}, sum(n) k from cells group by {0}) using ({0})"
    return {
        "pairwise": scores(right / max(found, 1), right / true_pairs),
        "cluster": scores(joined / max(clustered, 1), joined / true_pairs),
        "bcubed": scores(value(con, by.format("c")) / records, value(con, by.format("e")) / records),
        "blockingRecall": reached / true_pairs,
    }


def scores(precision, recall):
    both = precision + recall
    return {"precision": precision, "recall": recall, "f1": 2 * precision * recall / both if both else 0}


def value(con, sql):
    return float(con.execute(sql).fetchone()[0])


class Clock:
    def __init__(self):
        self.seconds = {}
        self.started = time.perf_counter()

    def stage(self, name):
        clock = self

        class Stage:
            def __enter__(self):
                self.started = time.perf_counter()

            def __exit__(self, *_):
                clock.seconds[name] = time.perf_counter() - self.started

        return Stage()


# Splink reports its progress on the standard output.
with contextlib.redirect_stdout(sys.stderr):
    report = main(sys.argv[1], json.loads(sys.argv[2]), int(sys.argv[3]))
print(json.dumps(report))

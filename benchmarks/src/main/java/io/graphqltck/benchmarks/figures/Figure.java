package io.graphqltck.benchmarks.figures;

/**
 * A row of the table.
 *
 * @param subject what is measured
 * @param value the ratio or the count, as text
 */
record Figure(String subject, String value) {}

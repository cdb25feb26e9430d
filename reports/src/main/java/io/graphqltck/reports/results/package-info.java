/** The outcome of judging: the one model that every report is made from, whether it was just played or read from a file. */
@NullMarked
package io.graphqltck.reports.results;

import org.jspecify.annotations.NullMarked;

/** The verdicts as lines of JSON, for test frameworks of other languages. */
@NullMarked
package io.graphqltck.reports.lines;

import org.jspecify.annotations.NullMarked;

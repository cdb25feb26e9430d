/** The results as text for a terminal or a log. */
@NullMarked
package io.graphqltck.reports.console;

import org.jspecify.annotations.NullMarked;

/** What every report shows, taken from the results once. */
@NullMarked
package io.graphqltck.reports.model;

import org.jspecify.annotations.NullMarked;

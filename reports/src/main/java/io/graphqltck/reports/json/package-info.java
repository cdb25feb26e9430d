/** The results as a JSON file. */
@NullMarked
package io.graphqltck.reports.json;

import org.jspecify.annotations.NullMarked;

/** Writes files that are whole or not there. */
@NullMarked
package io.graphqltck.reports.file;

import org.jspecify.annotations.NullMarked;

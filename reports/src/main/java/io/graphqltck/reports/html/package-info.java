/** The results as one page for a browser: a single file that needs no other and asks no one for anything. */
@NullMarked
package io.graphqltck.reports.html;

import org.jspecify.annotations.NullMarked;

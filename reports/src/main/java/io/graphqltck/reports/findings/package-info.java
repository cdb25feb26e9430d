/** Groups results by what a maintainer would file as one bug. */
@NullMarked
package io.graphqltck.reports.findings;

import org.jspecify.annotations.NullMarked;

/** JUnit XML, as Surefire writes it and as continuous integration reads it. */
@NullMarked
package io.graphqltck.reports.junit;

import org.jspecify.annotations.NullMarked;

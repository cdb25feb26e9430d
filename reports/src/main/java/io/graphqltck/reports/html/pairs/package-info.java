/** The page of pairs: which clients and servers work with each other. */
@NullMarked
package io.graphqltck.reports.html.pairs;

import org.jspecify.annotations.NullMarked;

@NullMarked
package io.graphqltck.reports.html.pairs;

import org.jspecify.annotations.NullMarked;

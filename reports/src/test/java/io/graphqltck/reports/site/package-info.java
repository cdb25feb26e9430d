@NullMarked
package io.graphqltck.reports.site;

import org.jspecify.annotations.NullMarked;

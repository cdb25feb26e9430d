/** Plain text: made safe, measured, and told as a story. */
@NullMarked
package io.graphqltck.reports.text;

import org.jspecify.annotations.NullMarked;

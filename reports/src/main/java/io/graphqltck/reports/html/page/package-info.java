/** Pages without a script: the frame, the style, and text as HTML. */
@NullMarked
package io.graphqltck.reports.html.page;

import org.jspecify.annotations.NullMarked;

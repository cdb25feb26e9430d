/** Event streams (HTML, Server-sent events): events as items, comments as keep-alives. */
@NullMarked
package io.graphqltck.core.stream.eventstream;

import org.jspecify.annotations.NullMarked;

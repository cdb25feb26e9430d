/** What HTTP's fields say, read as RFC 9110 defines them. */
@NullMarked
package io.graphqltck.core.http;

import org.jspecify.annotations.NullMarked;

/** What became of the builds of the consumers. */
@NullMarked
package io.graphqltck.consumers;

import org.jspecify.annotations.NullMarked;

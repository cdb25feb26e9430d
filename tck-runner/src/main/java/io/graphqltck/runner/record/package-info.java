/** What a client and a server of other people say to each other: recorded, and judged by the protocol's rules. */
@NullMarked
package io.graphqltck.runner.record;

import org.jspecify.annotations.NullMarked;

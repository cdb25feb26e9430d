@NullMarked
package io.graphqltck.wire.relay;

import org.jspecify.annotations.NullMarked;

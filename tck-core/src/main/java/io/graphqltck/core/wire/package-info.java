/** What crosses one connection, as the kit sees it and as the kit asks for it; knows no network library. */
@NullMarked
package io.graphqltck.core.wire;

import org.jspecify.annotations.NullMarked;

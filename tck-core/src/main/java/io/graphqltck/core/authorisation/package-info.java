/** What a protocol's authorisation is to the kit: who makes what a client presents, and who verifies it. */
@NullMarked
package io.graphqltck.core.authorisation;

import org.jspecify.annotations.NullMarked;

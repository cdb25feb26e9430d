/** What the kit says to its users, kept in {@code docs/messages}. */
@NullMarked
package io.graphqltck.messages;

import org.jspecify.annotations.NullMarked;

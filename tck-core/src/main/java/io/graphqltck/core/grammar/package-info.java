/** The grammar of a protocol's messages: a small part of JSON Schema with errors that point at the member. */
@NullMarked
package io.graphqltck.core.grammar;

import org.jspecify.annotations.NullMarked;

/** The subjects that live in this JVM. */
@NullMarked
package io.graphqltck.junit.subject;

import org.jspecify.annotations.NullMarked;

/** What the engine knows of Maven Surefire, which runs it in most builds. */
@NullMarked
package io.graphqltck.junit.surefire;

import org.jspecify.annotations.NullMarked;

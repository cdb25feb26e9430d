/** What all commands have. */
@NullMarked
package io.graphqltck.runner.command.base;

import org.jspecify.annotations.NullMarked;

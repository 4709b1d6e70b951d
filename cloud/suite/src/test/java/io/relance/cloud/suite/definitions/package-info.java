/** Definitions judged: the same waves on LocalStack and on our interpreter. */
@NullMarked
package io.relance.cloud.suite.definitions;

import org.jspecify.annotations.NullMarked;

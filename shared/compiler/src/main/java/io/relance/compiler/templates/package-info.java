/** Proven flows to start from. */
@NullMarked
package io.relance.compiler.templates;

import org.jspecify.annotations.NullMarked;

/** The composition root: every use case over the ports of a deployment. */
@NullMarked
package io.relance.application.composition;

import org.jspecify.annotations.NullMarked;

/** Tests of the webhooks over HTTP. */
@NullMarked
package io.relance.functions.webhooks;

import org.jspecify.annotations.NullMarked;

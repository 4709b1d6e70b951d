/** The flow engine on Step Functions. */
@NullMarked
package io.relance.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;

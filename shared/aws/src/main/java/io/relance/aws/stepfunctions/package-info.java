/** Flows run by Step Functions. */
@NullMarked
package io.relance.aws.stepfunctions;

import org.jspecify.annotations.NullMarked;

/** Messages in SQS. */
@NullMarked
package io.relance.aws.sqs;

import org.jspecify.annotations.NullMarked;

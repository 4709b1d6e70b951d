/** Tests of SQS against the contract of queues. */
@NullMarked
package io.relance.aws.sqs;

import org.jspecify.annotations.NullMarked;

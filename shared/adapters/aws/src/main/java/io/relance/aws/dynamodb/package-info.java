/** Items and their changes in DynamoDB. */
@NullMarked
package io.relance.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

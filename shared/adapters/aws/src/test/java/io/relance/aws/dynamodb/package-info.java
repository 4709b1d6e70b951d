/** Tests of DynamoDB against the contract of item stores. */
@NullMarked
package io.relance.aws.dynamodb;

import org.jspecify.annotations.NullMarked;

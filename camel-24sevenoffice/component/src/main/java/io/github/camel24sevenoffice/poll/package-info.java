/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What a consumer does between two exchanges: it reads changes, moves the watermark, compares snapshots, and keeps failed rows
 * and the stored state. Knows nothing of endpoints and exchanges.
 */
package io.github.camel24sevenoffice.poll;

/* SPDX-License-Identifier: Apache-2.0 */
/** Posts a voucher with its document attached. */
package io.github.camel24sevenoffice.example.voucher;

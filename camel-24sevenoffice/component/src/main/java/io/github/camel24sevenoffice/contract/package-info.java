/**
 * What the API offers, as data: its operations with their parameters, bodies, answers and scopes. Immutable.
 */
package io.github.camel24sevenoffice.contract;

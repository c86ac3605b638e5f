/* SPDX-License-Identifier: Apache-2.0 */
/** The component in Spring Boot: options from the environment, the shared TokenManager as a bean, health, failure analysis. */
package io.github.camel24sevenoffice.springboot;

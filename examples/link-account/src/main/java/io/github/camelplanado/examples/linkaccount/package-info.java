/** Links an account that already lives with an ERP whose keys it does not know: routes in YAML, matching in Java. */
package io.github.camelplanado.examples.linkaccount;

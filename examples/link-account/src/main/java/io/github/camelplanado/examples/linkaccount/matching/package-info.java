/** Which row of the ERP is which entry of the account. Pure: reads nothing, writes nothing, calls nobody. */
package io.github.camelplanado.examples.linkaccount.matching;

package gammadesk.connectors.simulator;

import gammadesk.connectors.simulator.access.ApiKey;

/**
 * The keys with which an exchange starts.
 *
 * @param full to the funded demo account, for everything
 * @param readOnly to the same account, for looking
 * @param rival to a second funded account, for everything
 * @param desk to the demo account, for trading and no more: what a careful desk accepts
 */
public record DemoKeys(ApiKey full, ApiKey readOnly, ApiKey rival, ApiKey desk) {}

/**
 * The channel's treatment of its clients where deployments differ or the documentation is silent. The defaults are those
 * of a channel that nobody has customised.
 */
export interface ChannelBehaviour {
  /**
   * The keys of the extension properties that customers and addresses keep. The channel drops the others, so a client
   * never reads them back and no search finds them. `all`: it keeps every one, as a channel with an extension of its
   * own does. The properties of the channel's configuration are not affected. Default: none.
   *
   * [docs] Extension properties are neither stored nor read back until the channel is customised.
   */
  readonly keepsExtensionProperties: readonly string[] | 'all'
  /**
   * The treatment of a customer attribute that the channel does not know, because headquarters has not defined it or no
   * job has brought it. Default: `refused`. [ours] The documentation does not say.
   *
   * - `refused`: the request is refused with `AttributeDefinitionNotFound`. While no attribute is defined at all, it is kept.
   * - `dropped`: the channel leaves it out, and a client never reads it back.
   * - `kept`: any attribute with any value is stored and answered as it is.
   */
  readonly unknownAttributes: 'refused' | 'dropped' | 'kept'
  /**
   * The rules by which stored text comes back rewritten. Default: `lower-case-emails` and `single-blanks`. [ours]
   * The choice of the defaults; that channels rewrite text is known from reports.
   */
  readonly normalizes: readonly TextRule[]
  /**
   * The callers of each request. `documented`: those of the documentation [docs]. `open`: also those in
   * `openCallers` of `mocks/rules/channel-behaviour.ts`, and a shopper reads any pending customer by its GUID [ours].
   * Default: `documented`.
   */
  readonly roles: 'documented' | 'open'
  /** `false`: every request without a token is refused with 401. Default: `true`. [ours] */
  readonly anonymousAccess: boolean
  /**
   * Guests can read a pending customer by its temporary GUID, which nobody can guess. `false`: they are refused.
   * Default: `true`. [ours] The documentation does not say.
   */
  readonly guestsReadByGuid: boolean
  /**
   * The answer to a request that names the temporary GUID of a customer whose account number has arrived. Default:
   * `converted-customer`. [ours] The real answer is not known.
   *
   * - `converted-customer`: the customer with its account number.
   * - `not-found`: `CustomerNotFound`.
   * - `async-row`: the pending customer as it was, without its account number.
   */
  readonly guidAfterConversion: 'converted-customer' | 'not-found' | 'async-row'
  /**
   * The time for which new and changed customers are missing from searches, in milliseconds by the headquarters' clock.
   * Default: 0. [ours]
   */
  readonly searchIndexLagMs: number
}

/**
 * A rule by which the channel rewrites text before it stores it.
 *
 * - `lower-case-emails`: `Anna@Example.com` → `anna@example.com`.
 * - `single-blanks`: no leading or trailing blanks, and one blank in place of several.
 * - `capitals`: names, streets and cities in capitals. E-mail addresses are left alone.
 * - `zip-plus-4`: `98052` → `98052-3788`, for addresses in the USA. The four digits follow from the first five.
 * - `phone-digits`: `+39 02 123` → `3902123`.
 */
export type TextRule = 'lower-case-emails' | 'single-blanks' | 'capitals' | 'zip-plus-4' | 'phone-digits'

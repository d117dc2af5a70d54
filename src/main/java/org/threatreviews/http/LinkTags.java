package org.threatreviews.http;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Parameters that others hang on links of ours on their way to a reader: mail gateways, newsletter
 * and advertising programs, and chats that preview links. They say where a reader comes from, and
 * nothing that a page of ours could mean; who follows such a link must get its page. The names are
 * those of the lists by which browsers strip them (Brave's query filter, Firefox' query stripping,
 * ClearURLs).
 */
final class LinkTags {

  /** Whole families: Urchin and Google, Matomo and Piwik, HubSpot, Adobe, Salesforce, Oracle. */
  private static final Pattern FAMILY = Pattern.compile(
      "(utm|mtm|matomo|pk|piwik|hsa|sfmc|oly|vero)_[a-z0-9_-]+"
          + "|__?hs[a-z]+|elq[a-z]+|trk[a-z]*|cm_mmc[a-z0-9_-]*|at_(campaign|medium|source)[a-z0-9_]*");

  private static final Pattern SINGLE = Pattern.compile(
      "fbclid|gclid|gclsrc|gbraid|wbraid|dclid|gad_source|gad_campaignid|_ga|_gl|msclkid|twclid"
          + "|ttclid|li_fat_id|igshid|igsh|yclid|ymclid|ysclid|_openstat|rb_clickid|wickedid|s_cid"
          + "|s_kwcid|ef_id|epik|mc_cid|mc_eid|mc_tc|mkt_tok|hsctatracking|ml_subscriber"
          + "|ml_subscriber_hash|bsft_clkid|bsft_eid|bsft_uid|cjevent|irclickid|dm_i|nr_email_referer"
          + "|_branch_match_id|_bta_c|_bta_tid|_ke|_kx|ck_subscriber_id|dicbo|obclid|srsltid|syclid"
          + "|guccounter|guce_referrer|guce_referrer_sig|spm|share_id");

  private LinkTags() {}

  /** Some programs write an ampersand for web pages, and its end stays at the name that follows. */
  static boolean isOne(String parameter) {
    String name = parameter.toLowerCase(Locale.ROOT).replaceFirst("^(amp;)+", "");
    return FAMILY.matcher(name).matches() || SINGLE.matcher(name).matches();
  }
}

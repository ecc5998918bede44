"""The tables of a catalog file, version 1.

Names explain themselves, every reference is a declared foreign key, units are in the column names. The
statements are plain SQL so that one can read them as the documentation of the file. Tables under
"Derived" hold what the build computes from the others by the rules of definitions.md.
"""

from __future__ import annotations

APPLICATION_ID = 0x4D42_4341  # "MBCA": file(1) and sqlite3 tell a catalog from other databases
SCHEMA_VERSION = 1

TABLES_SQL = """
CREATE TABLE source (
    source_id TEXT PRIMARY KEY,
    title TEXT NOT NULL,
    publisher TEXT,
    license TEXT,
    as_of_date TEXT,
    url TEXT,
    attribution TEXT,
    note TEXT
);
CREATE TABLE organization (
    organization_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    name_zh TEXT,
    country TEXT,
    website TEXT,
    kind TEXT
);
CREATE TABLE family (
    family_id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE
);
CREATE TABLE provider (
    provider_id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    organization_id TEXT REFERENCES organization(organization_id),
    kind TEXT NOT NULL CHECK (kind IN ('maker', 'host', 'enterprise_cloud', 'subscription_plan'))
);
CREATE TABLE model (
    prominence_rank INTEGER PRIMARY KEY,
    model_id TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    organization_id TEXT NOT NULL REFERENCES organization(organization_id),
    family_id TEXT NOT NULL REFERENCES family(family_id),
    type TEXT NOT NULL,
    release_date TEXT,
    release_year INTEGER,
    params_total_b REAL CHECK (params_total_b > 0),
    params_active_b REAL CHECK (params_active_b > 0),
    architecture TEXT,
    context_tokens INTEGER CHECK (context_tokens > 0),
    max_output_tokens INTEGER CHECK (max_output_tokens > 0),
    knowledge_cutoff TEXT,
    license TEXT,
    open_weights INTEGER CHECK (open_weights IN (0, 1)),
    reasoning INTEGER CHECK (reasoning IN (0, 1)),
    tool_call INTEGER CHECK (tool_call IN (0, 1)),
    structured_output INTEGER CHECK (structured_output IN (0, 1)),
    attachment INTEGER CHECK (attachment IN (0, 1)),
    input_price_usd_per_m REAL CHECK (input_price_usd_per_m >= 0),
    output_price_usd_per_m REAL CHECK (output_price_usd_per_m >= 0),
    price_basis TEXT,
    api_available INTEGER CHECK (api_available IN (0, 1)),
    status TEXT,
    deprecation_date TEXT,
    -- Derived, kept here so that every filter and sort is an index away
    prominence REAL NOT NULL DEFAULT 0 CHECK (prominence BETWEEN 0 AND 1),
    updated_on TEXT,
    intelligence_tier TEXT,
    intelligence_value REAL,
    speed_tier TEXT,
    output_tokens_per_second REAL,
    cost_tier TEXT,
    descendant_count INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE model_modality (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    direction TEXT NOT NULL CHECK (direction IN ('input', 'output')),
    modality TEXT NOT NULL,
    PRIMARY KEY (model_id, direction, modality)
) WITHOUT ROWID;
CREATE TABLE alias (
    alias TEXT NOT NULL,
    model_id TEXT NOT NULL REFERENCES model(model_id),
    source_id TEXT NOT NULL REFERENCES source(source_id),
    PRIMARY KEY (alias, model_id, source_id)
) WITHOUT ROWID;
CREATE TABLE metric (
    metric_id TEXT PRIMARY KEY,
    label TEXT NOT NULL,
    label_zh TEXT,
    unit TEXT NOT NULL,
    higher_is_better INTEGER NOT NULL CHECK (higher_is_better IN (0, 1)),
    scale_min REAL,
    scale_max REAL,
    version TEXT,
    source_id TEXT REFERENCES source(source_id),
    as_of TEXT,
    note TEXT
);
CREATE TABLE score (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    metric_id TEXT NOT NULL REFERENCES metric(metric_id),
    variant TEXT NOT NULL DEFAULT '',
    value REAL NOT NULL,
    as_of TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES source(source_id),
    -- Derived: place of the model's best variant among the peers of the metric's newest date
    rank INTEGER,
    peers INTEGER,
    PRIMARY KEY (model_id, metric_id, variant, as_of, source_id)
) WITHOUT ROWID;
CREATE TABLE price (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    provider_id TEXT NOT NULL REFERENCES provider(provider_id),
    listing_id TEXT NOT NULL,
    input_usd_per_m REAL,
    output_usd_per_m REAL,
    cache_read_usd_per_m REAL,
    context_tokens INTEGER,
    as_of TEXT,
    source_id TEXT NOT NULL REFERENCES source(source_id),
    PRIMARY KEY (model_id, provider_id, listing_id, source_id)
) WITHOUT ROWID;
CREATE TABLE lineage (
    parent_id TEXT NOT NULL REFERENCES model(model_id),
    child_id TEXT NOT NULL REFERENCES model(model_id),
    relation TEXT NOT NULL,
    basis TEXT NOT NULL CHECK (basis IN ('sourced', 'curated', 'rule')),
    source_id TEXT NOT NULL REFERENCES source(source_id),
    rule TEXT,
    is_primary INTEGER NOT NULL CHECK (is_primary IN (0, 1)),
    PRIMARY KEY (child_id, parent_id)
) WITHOUT ROWID;
CREATE TABLE lineage_exception (
    parent_id TEXT NOT NULL REFERENCES model(model_id),
    child_id TEXT NOT NULL REFERENCES model(model_id),
    relation TEXT NOT NULL,
    basis TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES source(source_id),
    reason TEXT NOT NULL,
    PRIMARY KEY (child_id, parent_id)
) WITHOUT ROWID;
CREATE TABLE fact_provenance (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    field TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES source(source_id),
    as_of TEXT,
    basis TEXT NOT NULL CHECK (basis IN ('sourced', 'curated', 'rule')),
    note TEXT,
    PRIMARY KEY (model_id, field)
) WITHOUT ROWID;
-- Facts of the sources that were plainly wrong: the row holds new_value; row_key joins its key by " | "
CREATE TABLE correction (
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    field TEXT NOT NULL,
    model_id TEXT NOT NULL REFERENCES model(model_id),
    old_value TEXT,
    new_value TEXT,
    reason TEXT NOT NULL,
    source_id TEXT NOT NULL REFERENCES source(source_id),
    PRIMARY KEY (table_name, row_key, field)
) WITHOUT ROWID;
CREATE TABLE editorial (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    language TEXT NOT NULL CHECK (language IN ('en', 'zh')),
    tagline TEXT NOT NULL,
    overview TEXT NOT NULL,
    why_it_matters TEXT NOT NULL,
    as_of TEXT NOT NULL,
    PRIMARY KEY (model_id, language)
) WITHOUT ROWID;
CREATE TABLE editorial_line (
    model_id TEXT NOT NULL,
    language TEXT NOT NULL,
    section TEXT NOT NULL CHECK (section IN ('feels_like', 'best_for', 'not_ideal_for')),
    position INTEGER NOT NULL,
    line TEXT NOT NULL,
    PRIMARY KEY (model_id, language, section, position),
    FOREIGN KEY (model_id, language) REFERENCES editorial(model_id, language)
) WITHOUT ROWID;
CREATE TABLE editorial_tool (
    model_id TEXT NOT NULL,
    language TEXT NOT NULL,
    position INTEGER NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    url TEXT,
    PRIMARY KEY (model_id, language, position),
    FOREIGN KEY (model_id, language) REFERENCES editorial(model_id, language)
) WITHOUT ROWID;
CREATE TABLE editorial_claim (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    number TEXT NOT NULL,
    says TEXT NOT NULL,
    source TEXT NOT NULL,
    PRIMARY KEY (model_id, number, says)
) WITHOUT ROWID;
"""

DERIVED_TABLES_SQL = """
-- The current metric of each capability, its newest snapshot and the band of all peers (0..10)
CREATE TABLE capability (
    capability TEXT PRIMARY KEY,
    metric_id TEXT REFERENCES metric(metric_id),
    snapshot_date TEXT,
    peers INTEGER NOT NULL,
    p20_scaled REAL,
    p80_scaled REAL
);
-- One row per model and capability: the best variant within the current snapshot
CREATE TABLE standing (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    capability TEXT NOT NULL REFERENCES capability(capability),
    metric_id TEXT REFERENCES metric(metric_id),
    variant TEXT NOT NULL,
    value REAL NOT NULL,
    scaled_0_10 REAL NOT NULL,
    rank INTEGER NOT NULL,
    tier TEXT,
    as_of TEXT NOT NULL,
    source_id TEXT REFERENCES source(source_id),
    PRIMARY KEY (model_id, capability)
) WITHOUT ROWID;
CREATE TABLE tier_cutoff (
    capability TEXT NOT NULL REFERENCES capability(capability),
    tier TEXT NOT NULL,
    cutoff_value REAL,
    model_count INTEGER NOT NULL,
    PRIMARY KEY (capability, tier)
) WITHOUT ROWID;
-- Core capabilities of a model, each with the rule that gave it
CREATE TABLE model_tag (
    model_id TEXT NOT NULL REFERENCES model(model_id),
    tag TEXT NOT NULL,
    rule TEXT NOT NULL,
    PRIMARY KEY (model_id, tag)
) WITHOUT ROWID;
CREATE TABLE build_info (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;
-- Source rows that did not enter the catalog, and contradictions found; see `modelbrowser catalog lint`.
-- kind: left_out, not_measured, reverted (rows); blanked (a field of a model); contradiction:<which>
CREATE TABLE build_report (
    report_id INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    table_name TEXT NOT NULL,
    row_key TEXT NOT NULL,
    message TEXT NOT NULL
);
"""

# For people who open the file in another tool; the program itself does not read them
VIEWS_SQL = """
CREATE VIEW model_overview AS
SELECT model.model_id, model.name, organization.name AS organization, family.name AS family, model.type,
       model.release_date, model.open_weights, model.license, model.params_total_b, model.params_active_b,
       model.context_tokens, model.input_price_usd_per_m, model.output_price_usd_per_m,
       model.intelligence_tier, model.speed_tier, model.cost_tier, model.updated_on
FROM model JOIN organization USING (organization_id) JOIN family USING (family_id)
ORDER BY model.prominence_rank;
-- Where every fact comes from: fields of models, scores, prices and lineage edges in one list
CREATE VIEW fact_origin AS
SELECT model_id, 'field' AS kind, field AS fact, source_id, as_of, basis FROM fact_provenance
UNION ALL
SELECT model_id, 'score', metric_id || CASE variant WHEN '' THEN '' ELSE ' (' || variant || ')' END,
       source_id, as_of, 'sourced' FROM score
UNION ALL
SELECT model_id, 'price', provider_id || ': ' || listing_id, source_id, as_of, 'sourced' FROM price
UNION ALL
SELECT child_id, 'lineage', relation || ' of ' || parent_id, lineage.source_id, as_of_date, basis
FROM lineage JOIN source USING (source_id);
"""

INDEXES_SQL = """
CREATE INDEX model_by_organization ON model(organization_id);
CREATE INDEX model_by_family ON model(family_id);
CREATE INDEX model_by_type ON model(type);
CREATE INDEX model_by_release ON model(release_date);
CREATE INDEX model_by_year ON model(release_year);
CREATE INDEX model_by_context ON model(context_tokens);
CREATE INDEX model_by_params ON model(params_total_b);
CREATE INDEX model_by_open_weights ON model(open_weights);
CREATE INDEX model_by_intelligence ON model(intelligence_tier);
CREATE INDEX model_by_speed ON model(speed_tier);
CREATE INDEX model_by_cost ON model(cost_tier);
CREATE INDEX model_by_output_price ON model(output_price_usd_per_m);
CREATE INDEX model_by_input_price ON model(input_price_usd_per_m);
CREATE INDEX model_by_output_speed ON model(output_tokens_per_second);
CREATE INDEX model_by_active_params ON model(params_active_b);
CREATE INDEX model_by_architecture ON model(architecture);
CREATE INDEX model_by_status ON model(status);
CREATE INDEX model_by_knowledge_cutoff ON model(knowledge_cutoff);
CREATE INDEX model_by_license ON model(license);
CREATE INDEX modality_by_modality ON model_modality(modality, direction);
CREATE INDEX provenance_by_source ON fact_provenance(source_id);
CREATE INDEX alias_by_model ON alias(model_id);
CREATE INDEX score_by_metric ON score(metric_id, as_of);
CREATE INDEX price_by_provider ON price(provider_id);
CREATE INDEX lineage_by_parent ON lineage(parent_id);
CREATE INDEX correction_by_model ON correction(model_id);
CREATE INDEX tag_by_tag ON model_tag(tag);
"""

CREATE TABLE "account" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"password_hash" text NOT NULL,
	"totp_secret" text,
	"totp_pending" text,
	"totp_step" integer,
	"suspended_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "account_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "account_session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"absolute_expires_at" timestamp (3) with time zone NOT NULL,
	"second_factor_at" timestamp (3) with time zone,
	"user_agent" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "api_token" (
	"id" uuid PRIMARY KEY NOT NULL,
	"account_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"label" text NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "api_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "invitation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"network_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"token_hash" text NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "invitation_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"number" text,
	"version" integer DEFAULT 1 NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"status" text DEFAULT 'draft' NOT NULL,
	"content_hash" text,
	"content" jsonb,
	"in_force_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "agreement_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "agreement_clause" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"heading" text NOT NULL,
	"body" text NOT NULL,
	CONSTRAINT "agreement_clause_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "agreement_clause_position" UNIQUE("network_id","agreement_id","position")
);
--> statement-breakpoint
CREATE TABLE "agreement_party" (
	"network_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"position" integer NOT NULL,
	CONSTRAINT "agreement_party_network_id_agreement_id_organisation_id_pk" PRIMARY KEY("network_id","agreement_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_signature" (
	"network_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"content_hash" text NOT NULL,
	"signed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "agreement_signature_network_id_agreement_id_organisation_id_content_hash_pk" PRIMARY KEY("network_id","agreement_id","organisation_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "commitment" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"agreement_id" uuid NOT NULL,
	"clause_id" uuid,
	"title" text NOT NULL,
	"direction" text,
	"exchange" text,
	"recognition" text,
	"owner_id" uuid NOT NULL,
	"indicator_id" uuid,
	"indicator" text NOT NULL,
	"baseline" numeric NOT NULL,
	"target" numeric NOT NULL,
	"unit" text NOT NULL,
	"starts_on" date NOT NULL,
	"due_on" date NOT NULL,
	"first_due_on" date NOT NULL,
	"verification" text NOT NULL,
	"life" text NOT NULL,
	"life_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "commitment_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "commitment_party" (
	"network_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"accepted_at" timestamp (3) with time zone,
	"accepted_by" uuid,
	CONSTRAINT "commitment_party_network_id_commitment_id_organisation_id_pk" PRIMARY KEY("network_id","commitment_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "evidence" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"url" text,
	"file_hash" text,
	"file_type" text,
	"file_bytes" integer,
	CONSTRAINT "evidence_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "progress_report" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"achieved" numeric NOT NULL,
	"spent" numeric,
	"note" text NOT NULL,
	"obstacle" text,
	"reported_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "progress_report_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "report_voice" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"report_id" uuid NOT NULL,
	"commitment_id" uuid NOT NULL,
	"organisation_id" uuid,
	"person_id" uuid NOT NULL,
	"voice" text NOT NULL,
	"reason" text,
	"said_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "report_voice_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "board" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"title" text NOT NULL,
	"goal" text NOT NULL,
	"head" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "board_card" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"board_id" uuid NOT NULL,
	"column_id" uuid NOT NULL,
	"rank" text NOT NULL,
	"title" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"due_on" date,
	"commitment_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "board_card_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "board_column" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"board_id" uuid NOT NULL,
	"title" text NOT NULL,
	"rank" text NOT NULL,
	CONSTRAINT "board_column_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "card_supporter" (
	"network_id" uuid NOT NULL,
	"card_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "card_supporter_network_id_card_id_organisation_id_pk" PRIMARY KEY("network_id","card_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "condition_answer" (
	"network_id" uuid NOT NULL,
	"form_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"answers" jsonb NOT NULL,
	"words" jsonb NOT NULL,
	"salt" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"given_at" timestamp (3) with time zone,
	CONSTRAINT "condition_answer_network_id_form_id_organisation_id_pk" PRIMARY KEY("network_id","form_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "condition_form" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"result" jsonb,
	CONSTRAINT "condition_form_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "condition_form_number" UNIQUE("network_id","forum_id","number")
);
--> statement-breakpoint
CREATE TABLE "readiness" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"verdict" text NOT NULL,
	"reason" text NOT NULL,
	"evidence" jsonb NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "readiness_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "empowerment_measure" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"what" text NOT NULL,
	"for_sector" text,
	"for_ids" jsonb NOT NULL,
	"provider_id" uuid NOT NULL,
	"due_on" date NOT NULL,
	"done_at" timestamp (3) with time zone,
	"done_note" text,
	"removed_at" timestamp (3) with time zone,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "empowerment_measure_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "charter" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"rules" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charter_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "charter_version" UNIQUE("network_id","forum_id","version")
);
--> statement-breakpoint
CREATE TABLE "charter_acceptance" (
	"network_id" uuid NOT NULL,
	"charter_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "charter_acceptance_network_id_charter_id_organisation_id_pk" PRIMARY KEY("network_id","charter_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "contribution" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"parent_id" uuid,
	"root_id" uuid,
	"organisation_id" uuid,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"body" jsonb NOT NULL,
	"plain" text NOT NULL,
	"replies" integer DEFAULT 0 NOT NULL,
	"standing" text,
	"timing" text,
	"edited_at" timestamp (3) with time zone,
	"erased_at" timestamp (3) with time zone,
	"hidden_at" timestamp (3) with time zone,
	"hidden_reason" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contribution_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "draft_update" (
	"network_id" uuid NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"update" text NOT NULL,
	"snapshot" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "draft_update_network_id_subject_kind_subject_id_seq_pk" PRIMARY KEY("network_id","subject_kind","subject_id","seq")
);
--> statement-breakpoint
CREATE TABLE "forum" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"purpose" text NOT NULL,
	"aim" text NOT NULL,
	"legal_basis" text NOT NULL,
	"initiator_id" uuid NOT NULL,
	"mandate_holder_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "forum_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "forum_party" (
	"network_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	CONSTRAINT "forum_party_network_id_forum_id_organisation_id_pk" PRIMARY KEY("network_id","forum_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "forum_role" (
	"network_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	CONSTRAINT "forum_role_network_id_forum_id_person_id_role_pk" PRIMARY KEY("network_id","forum_id","person_id","role")
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"topic_id" uuid,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"withdrawn_at" timestamp (3) with time zone,
	"reactions_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "proposal_number" UNIQUE("network_id","forum_id","number")
);
--> statement-breakpoint
CREATE TABLE "proposal_version" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"plain" text NOT NULL,
	"hash" text NOT NULL,
	"reason" text,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('indonesian'::regconfig, plain) || to_tsvector('simple'::regconfig, plain)) STORED,
	CONSTRAINT "proposal_version_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "proposal_version_number" UNIQUE("network_id","proposal_id","version")
);
--> statement-breakpoint
CREATE TABLE "topic" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"title" text NOT NULL,
	"mode" text NOT NULL,
	"person_id" uuid NOT NULL,
	"closed_at" timestamp (3) with time zone,
	"closing_summary" text,
	"closed_by" uuid,
	"from_government" integer DEFAULT 0 NOT NULL,
	"from_others" integer DEFAULT 0 NOT NULL,
	"from_facilitators" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp (3) with time zone,
	"respond_until" timestamp (3) with time zone,
	"respond_session_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "guest_seat" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"name" text NOT NULL,
	"institution" text DEFAULT '' NOT NULL,
	"token_hash" text NOT NULL,
	"entered_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"left_at" timestamp (3) with time zone,
	"removed_at" timestamp (3) with time zone,
	"removed_reason" text DEFAULT '' NOT NULL,
	"erased_at" timestamp (3) with time zone,
	CONSTRAINT "guest_seat_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "guest_token" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "network_day" (
	"network_id" uuid NOT NULL,
	"day" date NOT NULL,
	"name" text NOT NULL,
	"working" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "network_day_network_id_day_pk" PRIMARY KEY("network_id","day")
);
--> statement-breakpoint
CREATE TABLE "session_material" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"item_id" uuid,
	"title" text NOT NULL,
	"url" text,
	"file_hash" text,
	"file_type" text,
	"file_bytes" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_material_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "session_registration" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"answer" text NOT NULL,
	"name" text,
	"office" text,
	"note" text,
	"by_facilitator" boolean NOT NULL,
	"person_id" uuid,
	"answered_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "session_registration_network_id_session_id_organisation_id_pk" PRIMARY KEY("network_id","session_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "session_reminder" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"sequence" integer NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_reminder_network_id_session_id_person_id_sequence_pk" PRIMARY KEY("network_id","session_id","person_id","sequence")
);
--> statement-breakpoint
CREATE TABLE "command_receipt" (
	"actor_id" text NOT NULL,
	"key" text NOT NULL,
	"command" text NOT NULL,
	"input_hash" text NOT NULL,
	"output" jsonb,
	"network_id" uuid,
	"entry_id" uuid,
	"leaf" text,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_receipt_actor_id_key_pk" PRIMARY KEY("actor_id","key")
);
--> statement-breakpoint
CREATE TABLE "ledger_checkpoint" (
	"network_id" uuid NOT NULL,
	"size" bigint NOT NULL,
	"root" text NOT NULL,
	"note" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "ledger_checkpoint_network_id_size_pk" PRIMARY KEY("network_id","size")
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"command" text NOT NULL,
	"body" text NOT NULL,
	"leaf" text NOT NULL,
	CONSTRAINT "ledger_entry_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "ledger_leaf" (
	"network_id" uuid NOT NULL,
	"position" bigint NOT NULL,
	"entry_id" uuid NOT NULL,
	CONSTRAINT "ledger_leaf_network_id_position_pk" PRIMARY KEY("network_id","position"),
	CONSTRAINT "ledger_leaf_entry" UNIQUE("network_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "ledger_node" (
	"network_id" uuid NOT NULL,
	"level" integer NOT NULL,
	"index" bigint NOT NULL,
	"hash" text NOT NULL,
	CONSTRAINT "ledger_node_network_id_level_index_pk" PRIMARY KEY("network_id","level","index")
);
--> statement-breakpoint
CREATE TABLE "ledger_opening" (
	"network_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"field" text NOT NULL,
	"person_id" uuid,
	"salt" text NOT NULL,
	"value" jsonb,
	CONSTRAINT "ledger_opening_network_id_entry_id_field_pk" PRIMARY KEY("network_id","entry_id","field")
);
--> statement-breakpoint
CREATE TABLE "ledger_pending" (
	"network_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"leaf" text NOT NULL,
	CONSTRAINT "ledger_pending_network_id_entry_id_pk" PRIMARY KEY("network_id","entry_id")
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" uuid PRIMARY KEY NOT NULL,
	"network_id" uuid,
	"topic" text NOT NULL,
	"payload" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"attempts" integer DEFAULT 0 NOT NULL,
	"done_at" timestamp (3) with time zone,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "forum_withdrawal" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"reason" text NOT NULL,
	"notice_days" integer NOT NULL,
	"leaves" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"leaves_at" timestamp (3) with time zone NOT NULL,
	"taken_back_at" timestamp (3) with time zone,
	"person_id" uuid NOT NULL,
	CONSTRAINT "forum_withdrawal_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "minutes" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer DEFAULT 0 NOT NULL,
	"confirm_by" timestamp (3) with time zone,
	"reminded_version" integer DEFAULT 0 NOT NULL,
	"locked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_network_id_session_id_pk" PRIMARY KEY("network_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "minutes_confirmation" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_confirmation_network_id_session_id_version_organisation_id_pk" PRIMARY KEY("network_id","session_id","version","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "minutes_correction" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"text" text NOT NULL,
	"status" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"answered_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_correction_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "minutes_lock" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_lock_network_id_session_id_pk" PRIMARY KEY("network_id","session_id")
);
--> statement-breakpoint
CREATE TABLE "minutes_version" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"body" jsonb NOT NULL,
	"plain" text NOT NULL,
	"hash" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "minutes_version_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "minutes_version_number" UNIQUE("network_id","session_id","version")
);
--> statement-breakpoint
CREATE TABLE "authority" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"subject" text NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text NOT NULL,
	"basis" text NOT NULL,
	"position" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "authority_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "indicator" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"kind" text NOT NULL,
	"unit" text NOT NULL,
	"direction" text NOT NULL,
	"target" jsonb,
	"source" text NOT NULL,
	"illustrative" boolean DEFAULT false NOT NULL,
	"series" jsonb NOT NULL,
	CONSTRAINT "indicator_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "indicator_code" UNIQUE("network_id","code")
);
--> statement-breakpoint
CREATE TABLE "mandate" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"level" text NOT NULL,
	"letter_number" text NOT NULL,
	"letter_date" date NOT NULL,
	"valid_from" date NOT NULL,
	"valid_until" date NOT NULL,
	"revoked_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "mandate_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "membership" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"office" text NOT NULL,
	"leader" boolean DEFAULT false NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date,
	CONSTRAINT "membership_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "network" (
	"id" uuid PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"region" text NOT NULL,
	"time_zone" text DEFAULT 'Asia/Jakarta' NOT NULL,
	"demo" boolean DEFAULT false NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "organisation" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"code" text NOT NULL,
	"sector" text NOT NULL,
	"kind" text NOT NULL,
	"level" text NOT NULL,
	"role" text,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisation_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "organisation_code" UNIQUE("network_id","code")
);
--> statement-breakpoint
CREATE TABLE "person" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"email" text,
	"administrator" boolean DEFAULT false NOT NULL,
	"convener" boolean DEFAULT false NOT NULL,
	"salt" text,
	"erased_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "person_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "person_email" UNIQUE("network_id","email")
);
--> statement-breakpoint
CREATE TABLE "contribution_mention" (
	"network_id" uuid NOT NULL,
	"contribution_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"target_id" uuid NOT NULL,
	CONSTRAINT "contribution_mention_network_id_contribution_id_target_id_pk" PRIMARY KEY("network_id","contribution_id","target_id")
);
--> statement-breakpoint
CREATE TABLE "notice" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"forum_id" uuid NOT NULL,
	"topic_id" uuid,
	"proposal_id" uuid,
	"contribution_id" uuid,
	"remark_id" uuid,
	"session_id" uuid,
	"organisation_id" uuid,
	"decision_id" uuid,
	"by_person_id" uuid,
	"by_organisation_id" uuid,
	"n" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp (3) with time zone,
	CONSTRAINT "notice_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "notice_preference" (
	"network_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"rhythm" text NOT NULL,
	"sent_at" timestamp (3) with time zone,
	CONSTRAINT "notice_preference_network_id_person_id_pk" PRIMARY KEY("network_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "topic_follow" (
	"network_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"following" boolean NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_follow_network_id_topic_id_person_id_pk" PRIMARY KEY("network_id","topic_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "recipe" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"built_in" text,
	"version" integer DEFAULT 1 NOT NULL,
	"name" text NOT NULL,
	"lead" text NOT NULL,
	"items" jsonb NOT NULL,
	"forum" jsonb,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "recipe_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "recipe_name" UNIQUE("network_id","kind","name")
);
--> statement-breakpoint
CREATE TABLE "remark" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"proposal_version_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"kind" text NOT NULL,
	"block" integer,
	"passage" text DEFAULT '' NOT NULL,
	"wording" text DEFAULT '' NOT NULL,
	"body" text NOT NULL,
	"suggestion" text DEFAULT '' NOT NULL,
	"organisation_id" uuid,
	"person_id" uuid NOT NULL,
	"state" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"result_version" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "remark_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "remark_step" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"remark_id" uuid NOT NULL,
	"state" text NOT NULL,
	"note" text NOT NULL,
	"organisation_id" uuid,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remark_step_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "remark_support" (
	"network_id" uuid NOT NULL,
	"remark_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remark_support_network_id_remark_id_organisation_id_pk" PRIMARY KEY("network_id","remark_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "proposal_window" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"proposal_id" uuid NOT NULL,
	"until" timestamp (3) with time zone NOT NULL,
	"session_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "proposal_window_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "proposal_window_party" (
	"network_id" uuid NOT NULL,
	"window_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "proposal_window_party_network_id_window_id_organisation_id_pk" PRIMARY KEY("network_id","window_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "ballot_box" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"vote_id" uuid NOT NULL,
	"sealed" text NOT NULL,
	CONSTRAINT "ballot_box_network_id_vote_id_pk" PRIMARY KEY("network_id","vote_id")
);
--> statement-breakpoint
CREATE TABLE "decision" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"item_id" uuid NOT NULL,
	"round_id" uuid,
	"vote_id" uuid,
	"number" integer NOT NULL,
	"title" text NOT NULL,
	"outcome" text NOT NULL,
	"proposal_id" uuid,
	"proposal_version_id" uuid,
	"version" integer,
	"text_hash" text NOT NULL,
	"facts" jsonb NOT NULL,
	"decided_at" timestamp (3) with time zone NOT NULL,
	"search" "tsvector" GENERATED ALWAYS AS (to_tsvector('indonesian'::regconfig, title) || to_tsvector('simple'::regconfig, title)
        || to_tsvector('indonesian'::regconfig, jsonb_path_query_array(facts, '$.**.reason'))
        || to_tsvector('indonesian'::regconfig, jsonb_path_query_array(facts, '$.**.suggestion'))) STORED,
	CONSTRAINT "decision_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "decision_number" UNIQUE("network_id","forum_id","number")
);
--> statement-breakpoint
CREATE TABLE "decision_review" (
	"network_id" uuid NOT NULL,
	"decision_id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"review_on" date,
	"note" text DEFAULT '' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"reopened_at" timestamp (3) with time zone,
	"reason" text DEFAULT '' NOT NULL,
	"proposal_version_id" uuid,
	"told_for" date,
	CONSTRAINT "decision_review_network_id_decision_id_pk" PRIMARY KEY("network_id","decision_id")
);
--> statement-breakpoint
CREATE TABLE "record" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"kind" text NOT NULL,
	"session_id" uuid NOT NULL,
	"number" text NOT NULL,
	"code" text NOT NULL,
	"content" jsonb NOT NULL,
	"hash" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "record_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "record_code" UNIQUE("code"),
	CONSTRAINT "record_session" UNIQUE("network_id","session_id","kind"),
	CONSTRAINT "record_number" UNIQUE("network_id","number")
);
--> statement-breakpoint
CREATE TABLE "session" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"forum_id" uuid NOT NULL,
	"title" text NOT NULL,
	"place" text NOT NULL,
	"starts_at" timestamp (3) with time zone NOT NULL,
	"ends_at" timestamp (3) with time zone NOT NULL,
	"short_code" text NOT NULL,
	"letter_number" text,
	"sequence" integer DEFAULT 0 NOT NULL,
	"invited_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"status" text DEFAULT 'scheduled' NOT NULL,
	"facilitator_ids" uuid[] DEFAULT '{}' NOT NULL,
	"rehearsal_of" uuid,
	"head" bigint DEFAULT 0 NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_network_id_id_pk" PRIMARY KEY("network_id","id"),
	CONSTRAINT "session_code" UNIQUE("short_code")
);
--> statement-breakpoint
CREATE TABLE "session_document" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"number" text NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_document_network_id_session_id_kind_pk" PRIMARY KEY("network_id","session_id","kind"),
	CONSTRAINT "session_document_number" UNIQUE("network_id","kind","number")
);
--> statement-breakpoint
CREATE TABLE "session_event" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"command_id" text NOT NULL,
	"type" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"payload" jsonb NOT NULL,
	CONSTRAINT "session_event_network_id_session_id_seq_pk" PRIMARY KEY("network_id","session_id","seq")
);
--> statement-breakpoint
CREATE TABLE "session_snapshot" (
	"network_id" uuid NOT NULL,
	"session_id" uuid NOT NULL,
	"seq" bigint NOT NULL,
	"state" jsonb NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "session_snapshot_network_id_session_id_seq_pk" PRIMARY KEY("network_id","session_id","seq")
);
--> statement-breakpoint
CREATE TABLE "contribution_attachment" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contribution_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"label" text NOT NULL,
	"url" text,
	"file_hash" text,
	"file_type" text,
	"file_bytes" integer,
	CONSTRAINT "contribution_attachment_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "contribution_mark" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contribution_id" uuid NOT NULL,
	"standing" text NOT NULL,
	"proposal_id" uuid,
	"version" integer,
	"url" text,
	"note" text,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contribution_mark_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "contribution_version" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"contribution_id" uuid NOT NULL,
	"body" jsonb NOT NULL,
	"written_at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "contribution_version_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
CREATE TABLE "topic_absent" (
	"network_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	CONSTRAINT "topic_absent_network_id_topic_id_organisation_id_pk" PRIMARY KEY("network_id","topic_id","organisation_id")
);
--> statement-breakpoint
CREATE TABLE "topic_input_count" (
	"network_id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"sector" text NOT NULL,
	"standing" text NOT NULL,
	"n" integer NOT NULL,
	CONSTRAINT "topic_input_count_network_id_topic_id_sector_standing_pk" PRIMARY KEY("network_id","topic_id","sector","standing")
);
--> statement-breakpoint
CREATE TABLE "topic_turn" (
	"network_id" uuid NOT NULL,
	"id" uuid NOT NULL,
	"topic_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"note" text NOT NULL,
	"person_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "topic_turn_network_id_id_pk" PRIMARY KEY("network_id","id")
);
--> statement-breakpoint
ALTER TABLE "account_session" ADD CONSTRAINT "account_session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "api_token" ADD CONSTRAINT "api_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_network_id_decision_id_decision_network_id_id_fk" FOREIGN KEY ("network_id","decision_id") REFERENCES "public"."decision"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_clause" ADD CONSTRAINT "agreement_clause_network_id_agreement_id_agreement_network_id_id_fk" FOREIGN KEY ("network_id","agreement_id") REFERENCES "public"."agreement"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_network_id_agreement_id_agreement_network_id_id_fk" FOREIGN KEY ("network_id","agreement_id") REFERENCES "public"."agreement"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_party" ADD CONSTRAINT "agreement_party_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_signature" ADD CONSTRAINT "agreement_signature_network_id_agreement_id_agreement_network_id_id_fk" FOREIGN KEY ("network_id","agreement_id") REFERENCES "public"."agreement"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_network_id_agreement_id_agreement_network_id_id_fk" FOREIGN KEY ("network_id","agreement_id") REFERENCES "public"."agreement"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment" ADD CONSTRAINT "commitment_network_id_owner_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","owner_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_party" ADD CONSTRAINT "commitment_party_network_id_commitment_id_commitment_network_id_id_fk" FOREIGN KEY ("network_id","commitment_id") REFERENCES "public"."commitment"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "commitment_party" ADD CONSTRAINT "commitment_party_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_network_id_report_id_progress_report_network_id_id_fk" FOREIGN KEY ("network_id","report_id") REFERENCES "public"."progress_report"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_report" ADD CONSTRAINT "progress_report_network_id_commitment_id_commitment_network_id_id_fk" FOREIGN KEY ("network_id","commitment_id") REFERENCES "public"."commitment"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_voice" ADD CONSTRAINT "report_voice_network_id_report_id_progress_report_network_id_id_fk" FOREIGN KEY ("network_id","report_id") REFERENCES "public"."progress_report"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board" ADD CONSTRAINT "board_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_card" ADD CONSTRAINT "board_card_network_id_board_id_board_network_id_id_fk" FOREIGN KEY ("network_id","board_id") REFERENCES "public"."board"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_card" ADD CONSTRAINT "board_card_network_id_column_id_board_column_network_id_id_fk" FOREIGN KEY ("network_id","column_id") REFERENCES "public"."board_column"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_card" ADD CONSTRAINT "board_card_network_id_lead_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","lead_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "board_column" ADD CONSTRAINT "board_column_network_id_board_id_board_network_id_id_fk" FOREIGN KEY ("network_id","board_id") REFERENCES "public"."board"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_supporter" ADD CONSTRAINT "card_supporter_network_id_card_id_board_card_network_id_id_fk" FOREIGN KEY ("network_id","card_id") REFERENCES "public"."board_card"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "card_supporter" ADD CONSTRAINT "card_supporter_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_answer" ADD CONSTRAINT "condition_answer_network_id_form_id_condition_form_network_id_id_fk" FOREIGN KEY ("network_id","form_id") REFERENCES "public"."condition_form"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_answer" ADD CONSTRAINT "condition_answer_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "condition_form" ADD CONSTRAINT "condition_form_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "readiness" ADD CONSTRAINT "readiness_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "empowerment_measure" ADD CONSTRAINT "empowerment_measure_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "empowerment_measure" ADD CONSTRAINT "empowerment_measure_network_id_provider_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","provider_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charter" ADD CONSTRAINT "charter_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charter_acceptance" ADD CONSTRAINT "charter_acceptance_network_id_charter_id_charter_network_id_id_fk" FOREIGN KEY ("network_id","charter_id") REFERENCES "public"."charter"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "charter_acceptance" ADD CONSTRAINT "charter_acceptance_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_network_id_topic_id_topic_network_id_id_fk" FOREIGN KEY ("network_id","topic_id") REFERENCES "public"."topic"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution" ADD CONSTRAINT "contribution_network_id_parent_id_contribution_network_id_id_fk" FOREIGN KEY ("network_id","parent_id") REFERENCES "public"."contribution"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum" ADD CONSTRAINT "forum_network_id_initiator_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","initiator_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum" ADD CONSTRAINT "forum_network_id_mandate_holder_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","mandate_holder_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_party" ADD CONSTRAINT "forum_party_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_party" ADD CONSTRAINT "forum_party_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_role" ADD CONSTRAINT "forum_role_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_role" ADD CONSTRAINT "forum_role_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_version" ADD CONSTRAINT "proposal_version_network_id_proposal_id_proposal_network_id_id_fk" FOREIGN KEY ("network_id","proposal_id") REFERENCES "public"."proposal"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic" ADD CONSTRAINT "topic_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "guest_seat" ADD CONSTRAINT "guest_seat_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_day" ADD CONSTRAINT "network_day_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_material" ADD CONSTRAINT "session_material_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_registration" ADD CONSTRAINT "session_registration_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_registration" ADD CONSTRAINT "session_registration_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reminder" ADD CONSTRAINT "session_reminder_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_reminder" ADD CONSTRAINT "session_reminder_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_withdrawal" ADD CONSTRAINT "forum_withdrawal_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "forum_withdrawal" ADD CONSTRAINT "forum_withdrawal_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes" ADD CONSTRAINT "minutes_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_confirmation" ADD CONSTRAINT "minutes_confirmation_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_confirmation" ADD CONSTRAINT "minutes_confirmation_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_correction" ADD CONSTRAINT "minutes_correction_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_lock" ADD CONSTRAINT "minutes_lock_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "minutes_version" ADD CONSTRAINT "minutes_version_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority" ADD CONSTRAINT "authority_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator" ADD CONSTRAINT "indicator_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandate" ADD CONSTRAINT "mandate_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "membership" ADD CONSTRAINT "membership_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisation" ADD CONSTRAINT "organisation_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "person" ADD CONSTRAINT "person_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_mention" ADD CONSTRAINT "contribution_mention_network_id_contribution_id_contribution_network_id_id_fk" FOREIGN KEY ("network_id","contribution_id") REFERENCES "public"."contribution"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice" ADD CONSTRAINT "notice_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_preference" ADD CONSTRAINT "notice_preference_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_follow" ADD CONSTRAINT "topic_follow_network_id_topic_id_topic_network_id_id_fk" FOREIGN KEY ("network_id","topic_id") REFERENCES "public"."topic"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_follow" ADD CONSTRAINT "topic_follow_network_id_person_id_person_network_id_id_fk" FOREIGN KEY ("network_id","person_id") REFERENCES "public"."person"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recipe" ADD CONSTRAINT "recipe_network_id_network_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."network"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_network_id_proposal_id_proposal_network_id_id_fk" FOREIGN KEY ("network_id","proposal_id") REFERENCES "public"."proposal"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark" ADD CONSTRAINT "remark_network_id_proposal_version_id_proposal_version_network_id_id_fk" FOREIGN KEY ("network_id","proposal_version_id") REFERENCES "public"."proposal_version"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_step" ADD CONSTRAINT "remark_step_network_id_remark_id_remark_network_id_id_fk" FOREIGN KEY ("network_id","remark_id") REFERENCES "public"."remark"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_support" ADD CONSTRAINT "remark_support_network_id_remark_id_remark_network_id_id_fk" FOREIGN KEY ("network_id","remark_id") REFERENCES "public"."remark"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_window" ADD CONSTRAINT "proposal_window_network_id_proposal_id_proposal_network_id_id_fk" FOREIGN KEY ("network_id","proposal_id") REFERENCES "public"."proposal"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_window_party" ADD CONSTRAINT "proposal_window_party_network_id_window_id_proposal_window_network_id_id_fk" FOREIGN KEY ("network_id","window_id") REFERENCES "public"."proposal_window"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_window_party" ADD CONSTRAINT "proposal_window_party_network_id_organisation_id_organisation_network_id_id_fk" FOREIGN KEY ("network_id","organisation_id") REFERENCES "public"."organisation"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ballot_box" ADD CONSTRAINT "ballot_box_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision" ADD CONSTRAINT "decision_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decision_review" ADD CONSTRAINT "decision_review_network_id_decision_id_decision_network_id_id_fk" FOREIGN KEY ("network_id","decision_id") REFERENCES "public"."decision"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "record" ADD CONSTRAINT "record_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_network_id_forum_id_forum_network_id_id_fk" FOREIGN KEY ("network_id","forum_id") REFERENCES "public"."forum"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session_document" ADD CONSTRAINT "session_document_network_id_session_id_session_network_id_id_fk" FOREIGN KEY ("network_id","session_id") REFERENCES "public"."session"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_attachment" ADD CONSTRAINT "contribution_attachment_network_id_contribution_id_contribution_network_id_id_fk" FOREIGN KEY ("network_id","contribution_id") REFERENCES "public"."contribution"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_mark" ADD CONSTRAINT "contribution_mark_network_id_contribution_id_contribution_network_id_id_fk" FOREIGN KEY ("network_id","contribution_id") REFERENCES "public"."contribution"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contribution_version" ADD CONSTRAINT "contribution_version_network_id_contribution_id_contribution_network_id_id_fk" FOREIGN KEY ("network_id","contribution_id") REFERENCES "public"."contribution"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_absent" ADD CONSTRAINT "topic_absent_network_id_topic_id_topic_network_id_id_fk" FOREIGN KEY ("network_id","topic_id") REFERENCES "public"."topic"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_input_count" ADD CONSTRAINT "topic_input_count_network_id_topic_id_topic_network_id_id_fk" FOREIGN KEY ("network_id","topic_id") REFERENCES "public"."topic"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "topic_turn" ADD CONSTRAINT "topic_turn_network_id_topic_id_topic_network_id_id_fk" FOREIGN KEY ("network_id","topic_id") REFERENCES "public"."topic"("network_id","id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_session_account" ON "account_session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "agreement_forum" ON "agreement" USING btree ("network_id","forum_id");--> statement-breakpoint
CREATE INDEX "agreement_newest" ON "agreement" USING btree ("network_id","created_at","id");--> statement-breakpoint
CREATE INDEX "agreement_decision" ON "agreement" USING btree ("network_id","decision_id");--> statement-breakpoint
CREATE INDEX "agreement_party_organisation" ON "agreement_party" USING btree ("network_id","organisation_id");--> statement-breakpoint
CREATE INDEX "commitment_forum" ON "commitment" USING btree ("network_id","forum_id","due_on");--> statement-breakpoint
CREATE INDEX "commitment_owner" ON "commitment" USING btree ("network_id","owner_id");--> statement-breakpoint
CREATE INDEX "commitment_party_organisation" ON "commitment_party" USING btree ("network_id","organisation_id");--> statement-breakpoint
CREATE INDEX "evidence_commitment" ON "evidence" USING btree ("network_id","commitment_id");--> statement-breakpoint
CREATE INDEX "evidence_file" ON "evidence" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "progress_report_commitment" ON "progress_report" USING btree ("network_id","commitment_id","reported_at");--> statement-breakpoint
CREATE INDEX "report_voice_commitment" ON "report_voice" USING btree ("network_id","commitment_id");--> statement-breakpoint
CREATE INDEX "board_forum" ON "board" USING btree ("network_id","forum_id");--> statement-breakpoint
CREATE INDEX "board_newest" ON "board" USING btree ("network_id","created_at","id");--> statement-breakpoint
CREATE UNIQUE INDEX "board_card_place" ON "board_card" USING btree ("network_id","column_id","rank" collate "C");--> statement-breakpoint
CREATE INDEX "board_card_board" ON "board_card" USING btree ("network_id","board_id");--> statement-breakpoint
CREATE UNIQUE INDEX "board_column_place" ON "board_column" USING btree ("network_id","board_id","rank" collate "C");--> statement-breakpoint
CREATE INDEX "empowerment_measure_forum" ON "empowerment_measure" USING btree ("network_id","forum_id","due_on");--> statement-breakpoint
CREATE INDEX "contribution_thread" ON "contribution" USING btree ("network_id","topic_id","root_id","created_at","id");--> statement-breakpoint
CREATE INDEX "contribution_standing" ON "contribution" USING btree ("network_id","topic_id","standing","created_at","id");--> statement-breakpoint
CREATE INDEX "contribution_author" ON "contribution" USING btree ("network_id","person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "forum_role_person" ON "forum_role" USING btree ("network_id","person_id");--> statement-breakpoint
CREATE INDEX "proposal_topic" ON "proposal" USING btree ("network_id","topic_id");--> statement-breakpoint
CREATE INDEX "topic_forum" ON "topic" USING btree ("network_id","forum_id","created_at");--> statement-breakpoint
CREATE INDEX "guest_session" ON "guest_seat" USING btree ("network_id","session_id","entered_at");--> statement-breakpoint
CREATE INDEX "session_material_session" ON "session_material" USING btree ("network_id","session_id");--> statement-breakpoint
CREATE INDEX "session_material_file" ON "session_material" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "command_receipt_at" ON "command_receipt" USING btree ("at");--> statement-breakpoint
CREATE INDEX "ledger_entry_at" ON "ledger_entry" USING btree ("network_id","at");--> statement-breakpoint
CREATE INDEX "ledger_opening_person" ON "ledger_opening" USING btree ("network_id","person_id");--> statement-breakpoint
CREATE INDEX "outbox_due" ON "outbox" USING btree ("topic","done_at","due_at");--> statement-breakpoint
CREATE INDEX "forum_withdrawal_of" ON "forum_withdrawal" USING btree ("network_id","forum_id","organisation_id","created_at");--> statement-breakpoint
CREATE INDEX "minutes_correction_session" ON "minutes_correction" USING btree ("network_id","session_id","created_at");--> statement-breakpoint
CREATE INDEX "mandate_person" ON "mandate" USING btree ("network_id","person_id");--> statement-breakpoint
CREATE INDEX "membership_person" ON "membership" USING btree ("network_id","person_id");--> statement-breakpoint
CREATE INDEX "membership_organisation" ON "membership" USING btree ("network_id","organisation_id");--> statement-breakpoint
CREATE INDEX "person_account" ON "person" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "notice_person" ON "notice" USING btree ("network_id","person_id","created_at","id");--> statement-breakpoint
CREATE INDEX "notice_unread" ON "notice" USING btree ("network_id","person_id","topic_id","kind") WHERE read_at is null;--> statement-breakpoint
CREATE INDEX "remark_proposal" ON "remark" USING btree ("network_id","proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "remark_step_remark" ON "remark_step" USING btree ("network_id","remark_id","created_at");--> statement-breakpoint
CREATE INDEX "proposal_window_of" ON "proposal_window" USING btree ("network_id","proposal_id","created_at");--> statement-breakpoint
CREATE INDEX "proposal_window_party_of" ON "proposal_window_party" USING btree ("network_id","organisation_id");--> statement-breakpoint
CREATE INDEX "decision_session" ON "decision" USING btree ("network_id","session_id");--> statement-breakpoint
CREATE INDEX "decision_proposal" ON "decision" USING btree ("network_id","proposal_id","number");--> statement-breakpoint
CREATE INDEX "decision_review_due" ON "decision_review" USING btree ("network_id","forum_id","review_on");--> statement-breakpoint
CREATE INDEX "decision_review_untold" ON "decision_review" USING btree ("review_on") WHERE reopened_at is null and told_for is distinct from review_on;--> statement-breakpoint
CREATE INDEX "session_forum" ON "session" USING btree ("network_id","forum_id","starts_at");--> statement-breakpoint
CREATE INDEX "session_event_noted" ON "session_event" USING btree ("network_id","session_id") WHERE type = 'position.given' and payload ? 'noted';--> statement-breakpoint
CREATE INDEX "contribution_attachment_of" ON "contribution_attachment" USING btree ("network_id","contribution_id");--> statement-breakpoint
CREATE INDEX "contribution_attachment_file" ON "contribution_attachment" USING btree ("file_hash");--> statement-breakpoint
CREATE INDEX "contribution_mark_of" ON "contribution_mark" USING btree ("network_id","contribution_id","created_at");--> statement-breakpoint
CREATE INDEX "contribution_version_of" ON "contribution_version" USING btree ("network_id","contribution_id","written_at");--> statement-breakpoint
CREATE INDEX "topic_turn_of" ON "topic_turn" USING btree ("network_id","topic_id","created_at");